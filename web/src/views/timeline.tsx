import type { ViewProps } from '../views';

export default function TimelineView(_: ViewProps) {
  return <h1>timeline</h1>;
}
