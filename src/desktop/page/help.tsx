import type { Desk } from './desk.ts';
import { Dialog } from './dialog.tsx';
import { shortcuts } from './keys.ts';
import type { DeskState } from './state.ts';

const groups = ['Queue', 'Conversation', 'Desk'] as const;

export function Help({ desk, state }: { desk: Desk; state: DeskState }) {
  return (
    <Dialog title="Keys" onClose={() => desk.overlay(undefined)}>
      <div class="help">
        {groups.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {shortcuts
                .filter((shortcut) => shortcut.group === group)
                .map(({ shown, does }) => (
                  <div key={shown}>
                    <dt>{shown.split(' ').map((key) => (key === '–' ? '–' : <kbd key={key}>{key}</kbd>))}</dt>
                    <dd>{does}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <form method="dialog" class="dialog-foot">
        <label>
          <input type="checkbox" checked={state.singleKeys} onChange={() => desk.toggleSingleKeys()} /> Single keys act
        </label>
        <button type="submit">Close</button>
      </form>
    </Dialog>
  );
}
