import './app/kit.css';
import '@mantine/dates/styles.css';
import 'mantine-datatable/styles.css';
import './app/console.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Application } from './app/application';
import { leadToWrongField } from './app/lead-to-wrong-field';
import { heedMissingParts } from './components/missing-parts';
import { startLanguage } from './i18n/start-language';
import { accessToken } from './session/access-token';

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no element with the id root');
heedMissingParts(window);
// Asked for while the messages come: a page that is opened waits for both.
const beginning = accessToken.refresh();
await startLanguage();
leadToWrongField(document);
createRoot(place).render(
  <StrictMode>
    <Application beginning={beginning} />
  </StrictMode>,
);
