import modelData from '@config/models.json' with { type: 'json' };
import type { Account } from '@app/accounts';
import { fitsWildcard } from '@app/common';
import type { ModelTraits } from '@app/protocols';

interface TraitsRule {
  readonly models: readonly string[];
  readonly traits: Omit<ModelTraits, 'maxOutputTokens'> & { readonly maxOutputTokens: number | null };
}

interface NameRule {
  readonly model: string;
  readonly bedrock?: string;
  readonly vertex?: string;
}

/** The shape of `config/models.json`. */
export interface ModelData {
  readonly rules: readonly TraitsRule[];
  readonly names: readonly NameRule[];
  readonly inferenceProfiles: readonly { readonly regions: string; readonly profile: string }[];
}

const RELEASE_DATE = /[-@]\d{8}$/;
/** What stands around a vendor's name for a model: regions, vendors, versions of a cloud. */
const cloudDress = /^(?:[a-z-]+\.)?anthropic\.|-v\d+(?::\d+)?$|^models\//g;
const MOST_REMEMBERED = 1_000;

/** What is known of models by name: what they can be told, and what each platform calls them. */
export class ModelCatalogue {
  private readonly traits = new Map<string, ModelTraits>();

  constructor(private readonly data: ModelData = modelData as ModelData) {}

  /**
   * The name under which an account knows a model: its own mapping, then the platform's name for it, else the name as it was asked for.
   * A name that is the cloud's own already stays as it is.
   */
  nameFor({ platform, modelMapping, location }: Account, model: string): string {
    const mapped = modelMapping?.[model];
    if (mapped !== undefined) return mapped;
    if (platform !== 'bedrock' && platform !== 'vertex') return model;
    const plain = model.replace(RELEASE_DATE, '');
    const rule = this.data.names.find((names) => names[platform] !== undefined && fitsWildcard(names.model, plain));
    const name = rule?.[platform];
    if (name === undefined) return model;
    return name.replace('{profile}', () => this.profileOf(location?.region ?? '')).replace('{model}', () => plain);
  }

  /** @param model in any platform's words for it */
  traitsOf(model: string): ModelTraits {
    let traits = this.traits.get(model);
    if (!traits) {
      traits = this.findTraits(model.replaceAll(cloudDress, ''));
      // Clients name what they like: what is remembered has to end somewhere.
      if (this.traits.size >= MOST_REMEMBERED) this.traits.clear();
      this.traits.set(model, traits);
    }
    return traits;
  }

  private findTraits(model: string): ModelTraits {
    const rule = this.data.rules.find(({ models }) => models.some((pattern) => fitsWildcard(pattern, model)));
    if (!rule) throw new Error('config/models.json has no rule for every model');
    return { ...rule.traits, maxOutputTokens: rule.traits.maxOutputTokens ?? undefined };
  }

  private profileOf(region: string): string {
    return this.data.inferenceProfiles.find(({ regions }) => fitsWildcard(regions, region))?.profile ?? '';
  }
}
