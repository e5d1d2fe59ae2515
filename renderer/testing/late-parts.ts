// What the app fetches when it is first wanted: screens, dialogs, the dictionaries of the strength. Here it is fetched
// before the first test, because a slow machine takes longer to fetch it than a test waits for anything to be shown.
// What understands phone numbers is left out: tests say when it arrives.
const parts = import.meta.glob(['../views/*.vue', '../components/PasswordStrength.vue'])
await Promise.all(Object.values(parts).map((load) => load()))
