import type { ViewProps } from '../views';

export default function PairsView(_: ViewProps) {
  return <h1>pairs</h1>;
}
