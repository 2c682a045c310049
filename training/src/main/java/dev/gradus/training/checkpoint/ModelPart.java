package dev.gradus.training.checkpoint;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Module;
import java.util.Map;

/** The parameters and buffers of a module. */
record ModelPart(Module module) implements CheckpointPart {
    @Override
    public PartState state() {
        return PartState.builder().tensors("", module.stateDict()).build();
    }

    /** Loading a state of another precision would round it, and the run would go on a little beside itself. */
    @Override
    public void restore(PartState state) {
        Map<String, Tensor> own = module.stateDict();
        state.tensors().forEach((path, saved) -> {
            Tensor present = own.get(path);
            if (present != null && present.dtype() != saved.dtype()) {
                throw new IllegalArgumentException(
                        "%s is %s in the module %s and was saved as %s; convert the module with to(DType) before"
                                .formatted(path, present.dtype(), module.typeName(), saved.dtype()));
            }
        });
        module.loadStateDict(state.tensors());
    }
}
