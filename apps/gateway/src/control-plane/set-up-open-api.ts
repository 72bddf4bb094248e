import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ControlPlaneModule } from './control-plane.module';

/** The description of the control plane, for `/docs/json`. */
export function describeControlPlane(application: INestApplication): OpenAPIObject {
  const head = new DocumentBuilder()
    .setTitle('Trunkline control plane')
    .setDescription('Sign in, accounts, account groups, keys and people. Refusals are RFC 9457 problem details.')
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build();
  return SwaggerModule.createDocument(application, head, { include: [ControlPlaneModule] });
}

/** Serves the page `/docs` and the document `/docs/json`. Call it before the application listens. */
export function setUpOpenApi(application: INestApplication): void {
  SwaggerModule.setup('docs', application, () => describeControlPlane(application), {
    jsonDocumentUrl: 'docs/json',
    customSiteTitle: 'Trunkline control plane',
  });
}
