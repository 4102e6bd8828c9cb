import type { ViewProps } from '../views';

export default function RecordView(_: ViewProps) {
  return <h1>record</h1>;
}
