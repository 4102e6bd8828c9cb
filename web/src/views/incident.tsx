import type { ViewProps } from '../views';

export default function IncidentView(_: ViewProps) {
  return <h1>incident</h1>;
}
