export { type Tier, tiers } from '../firms/tier.js'
