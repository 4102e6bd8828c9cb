import type { ViewProps } from '../views';

export default function ReadView(_: ViewProps) {
  return <h1>read</h1>;
}
