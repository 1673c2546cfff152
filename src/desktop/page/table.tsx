import type { ComponentChildren } from 'preact';

interface TableProps {
  id: string;
  title: ComponentChildren;
  columns: readonly string[];
  /** Said instead where there is no row. */
  empty: string;
  children: readonly ComponentChildren[];
}

/** A table under its heading, which names it. */
export const Table = ({ id, title, columns, empty, children }: TableProps) => (
  <>
    <h2 id={id}>{title}</h2>
    {children.length === 0 ? (
      <p class="empty">{empty}</p>
    ) : (
      <table aria-labelledby={id}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    )}
  </>
);
