import type { ViewProps } from '../views';

export default function CommitmentsView(_: ViewProps) {
  return <h1>commitments</h1>;
}
