/** The page follows the reader's own light or dark; pictures take the text's colour. */
export const style = `
:root { color-scheme: light dark; --good: #1d7a46; --bad: #b3261e; --rule: #8885; --soft: #8881; }
@media (prefers-color-scheme: dark) { :root { --good: #6fd39b; --bad: #ff8f86; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; background: Canvas; color: CanvasText; }
h1 { font-size: 1.7rem; } h2 { font-size: 1.25rem; margin-top: 3rem; border-top: 1px solid var(--rule); padding-top: 1rem; }
p { max-width: 46rem; }
p.good { color: var(--good); } p.bad { color: var(--bad); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .3rem .7rem; border-bottom: 1px solid var(--rule); vertical-align: top; }
tr.good td:last-child { color: var(--good); } tr.bad td:last-child { color: var(--bad); font-weight: 600; }
.pictures { display: flex; flex-wrap: wrap; gap: 1.5rem; margin: 1rem 0; }
figure { margin: 0; padding: .75rem; background: var(--soft); border-radius: .5rem; }
figcaption { font-weight: 600; font-size: .9rem; margin-bottom: .5rem; }
svg { max-width: 100%; height: auto; }
a { color: inherit; }
`;
