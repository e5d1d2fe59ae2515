// The IPC channels. Here alone, without the schemas, because the start of the app cannot wait for those.

export function callChannel(group: string, name: string): string {
  return `call:${group}.${name}`
}

export function eventChannel(event: string): string {
  return `event:${event}`
}
