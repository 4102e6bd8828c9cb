// The sign of a stance: told apart by shape as well as by colour.
import type { Stance } from '../types';

export const kStances: readonly Stance[] = ['for', 'against', 'conditional', 'neutral'];

export function StanceSign({ stance }: { stance: Stance }) {
  const ring = { fill: 'none', stroke: 'currentColor', 'stroke-width': 1.7 };
  return (
    <svg class={`stance ${stance}`} viewBox="0 0 16 16" aria-hidden="true">
      {stance === 'for' && <circle cx="8" cy="8" r="6" fill="currentColor" />}
      {stance === 'against' && <path d="M8 1.2 14.8 8 8 14.8 1.2 8z" fill="currentColor" />}
      {stance === 'conditional' && (
        <>
          <circle cx="8" cy="8" r="5.6" {...ring} />
          <path d="M8 2.4a5.6 5.6 0 0 0 0 11.2z" fill="currentColor" />
        </>
      )}
      {stance === 'neutral' && <path d="M2.8 8h10.4" stroke="currentColor" stroke-width="2.4" />}
    </svg>
  );
}
