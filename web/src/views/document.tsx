import type { ViewProps } from '../views';

export default function DocumentView(_: ViewProps) {
  return <h1>document</h1>;
}
