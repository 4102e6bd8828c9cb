import type { ViewProps } from '../views';

export default function ReviewView(_: ViewProps) {
  return <h1>review</h1>;
}
