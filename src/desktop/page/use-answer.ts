import { useEffect, useState } from 'preact/hooks';
import { get } from './api.ts';
import { refusalWords } from './words.ts';

/** What the server answers, asked again whenever `anew` changes; what was answered before stands meanwhile. */
export function useAnswer<T>(path: string, anew: number): { readonly value: T | undefined; readonly trouble: string } {
  const [value, setValue] = useState<T>();
  const [trouble, setTrouble] = useState('');
  useEffect(() => {
    let wanted = true;
    void get<T>(path).then((answer) => {
      if (!wanted) return;
      if (answer.ok) setValue(() => answer.value);
      setTrouble(answer.ok ? '' : refusalWords(answer.refused));
    });
    return () => {
      wanted = false;
    };
  }, [path, anew]);
  return { value, trouble };
}
