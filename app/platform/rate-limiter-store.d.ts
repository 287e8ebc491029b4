/** The package's index leaves this class out, though its types have it. */
declare module 'rate-limiter-flexible/lib/RateLimiterStoreAbstract.js' {
	export { RateLimiterStoreAbstract as default } from 'rate-limiter-flexible'
}
