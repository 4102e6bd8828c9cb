import type { ViewProps } from '../views';

export default function NetworkView(_: ViewProps) {
  return <h1>network</h1>;
}
