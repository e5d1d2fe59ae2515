/** What a sign-up sends beside number and password: a value for each attribute that the app knows. */
export const details = {
  attributes: {
    name: 'Ada Okafor',
    'custom:company': 'Northwind Traders',
    'custom:role_name': 'Warehouse lead',
  },
}
