import { type Environment, type GatewayProcess, startGateway } from './gateway-process';

/** Gateways of one relay that come and go. Those of a RelayHouse are stopped by it; the others by `stop`. */
export class GatewayFleet {
  private readonly gateways: (GatewayProcess | undefined)[];

  /** @param environment of the gateways that are started here */
  constructor(
    private readonly environment: Environment,
    ...gateways: GatewayProcess[]
  ) {
    this.gateways = gateways;
  }

  /** Addresses of those that run. */
  readonly urls = (): string[] => this.gateways.flatMap((gateway) => gateway?.url ?? []);

  async add(): Promise<GatewayProcess> {
    const gateway = await startGateway(this.environment);
    this.gateways.push(gateway);
    return gateway;
  }

  /** SIGKILL, and another one takes its place. */
  async killAndReplace(index: number): Promise<void> {
    const victim = this.gateways[index];
    this.gateways[index] = undefined;
    await victim?.kill();
    this.gateways[index] = await startGateway(this.environment);
  }

  async stop(): Promise<void> {
    await Promise.all(this.gateways.flatMap((gateway) => gateway?.stop() ?? []));
  }
}
