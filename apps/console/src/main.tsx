import { beginning } from './session/beginning';
import './app/kit.css';
import '@mantine/dates/styles.css';
import 'mantine-datatable/styles.css';
import './app/console.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Application } from './app/application';
import { createRouter } from './app/router';
import { leadToWrongField } from './app/lead-to-wrong-field';
import { heedMissingParts } from './components/missing-parts';
import { startLanguage } from './i18n/start-language';

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no element with the id root');
heedMissingParts(window);
const speaking = startLanguage();
// After it, so that the messages of the page that is opened come beside its code.
const router = createRouter();
await speaking;
leadToWrongField(document);
createRoot(place).render(
  <StrictMode>
    <Application beginning={beginning} router={router} />
  </StrictMode>,
);
