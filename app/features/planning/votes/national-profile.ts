export { nationalProfile } from 'db/reference/national-profile'
