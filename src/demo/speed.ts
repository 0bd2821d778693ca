/** The demo's clock is this many times faster than real time: ECS checks a service only every ten seconds. */
export const DEMO_SPEED = 20;
