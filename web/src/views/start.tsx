import type { ViewProps } from '../views';

export default function StartView(_: ViewProps) {
  return <h1>start</h1>;
}
