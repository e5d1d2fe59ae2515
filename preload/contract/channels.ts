// The IPC channels. They are here alone, because the start of the app cannot wait for the schemas (decision 0005).

export function callChannel(group: string, name: string): string {
  return `call:${group}.${name}`
}

export function eventChannel(event: string): string {
  return `event:${event}`
}
