import { startAgent } from '../agent.ts';

const root = document.querySelector<HTMLElement>('#exam-window');
if (root) {
  void startAgent(root);
}
