// The IPC channels. They have a file of their own, because the start of the app cannot wait for the schemas
// (decision 0005).

export function callChannel(group: string, name: string): string {
  return `call:${group}.${name}`
}

export function eventChannel(event: string): string {
  return `event:${event}`
}
