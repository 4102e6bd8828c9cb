import { render } from 'preact';
import { App } from './app';
import { takeToken } from './api';
import { startTheme } from './theme';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/parts.css';
import './styles/shell.css';

takeToken();
startTheme();
const place = document.getElementById('page');
if (place) render(<App />, place);
