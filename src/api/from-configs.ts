import type { CallSite } from './call-site.js';
import type { FromConfigsOptions } from './method-options.js';
import { emptyState, withStep, type Data, type PipelineState } from './state.js';

/** A pipeline with a step for each config. */
export function withConfigs(
  configs: readonly Data[],
  { name, autoResolve = false, ...options }: FromConfigsOptions,
  site: CallSite | undefined,
): PipelineState {
  return configs.reduce<PipelineState>(
    (state, { type: wanted, ...config }) => {
      const type = String(wanted);
      const isOpen = autoResolve || 'needs' in config || type === 'Condition' || type === 'Fail';
      return withStep(state, type, { ...(isOpen ? {} : { needs: [] }), ...config }, site);
    },
    emptyState(name, options, site),
  );
}
