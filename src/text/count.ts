export { formatCount } from '@slipway/ecs-rules/text';
