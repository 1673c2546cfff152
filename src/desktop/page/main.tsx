import { render } from 'preact';
import { App } from './app.tsx';
import { createDesk } from './desk.ts';

const desk = createDesk();
const root = document.getElementById('desk');
if (root !== null) render(<App desk={desk} />, root);
void desk.resume();
