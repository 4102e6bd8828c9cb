import type { ViewProps } from '../views';

export default function PositionsView(_: ViewProps) {
  return <h1>positions</h1>;
}
