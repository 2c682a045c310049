package dev.gradus.verification.conformance;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Module;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A module: its outputs, the gradients of its inputs and parameters, and its state afterwards. */
record ModuleCheck(Registry<Function<Arguments, CallableModule>> modules) implements CaseCheck {
    @Override
    public void run(String torch, CaseValues values, Agreement agreement) {
        CallableModule callable = make(modules, torch, values);
        Module module = callable.module();
        module.to(values.floating());
        module.loadStateDict(values.namedTensors("state"));
        if (values.field("train").asBoolean()) {
            module.train();
        } else {
            module.eval();
        }

        List<Tensor> inputs = values.tensors("inputs");
        List<Tensor> outputs = callable.forward().apply(inputs);
        agreement.inOrder("outputs", outputs);
        if (values.has("grad_outputs")) {
            Leaves.backward(outputs, values.tensors("grad_outputs"));
            agreement.gradients("input_grads", Leaves.of(inputs));
            agreement.gradients("param_grads", module.namedParameters());
        }
        if (values.has("state_after")) {
            agreement.byName("state_after", module.stateDict());
        }
    }

    static CallableModule make(Registry<Function<Arguments, CallableModule>> modules, String torch, CaseValues values) {
        Registry.Row<Function<Arguments, CallableModule>> row = modules.get(torch);
        Map<String, @Nullable Object> settings = values.map("kwargs");
        if (values.has("note")) {
            // Says how the module is called, so a row must know of it.
            settings.put("note", values.field("note").asText());
        }
        return new Arguments(row.signature(), List.of(), settings, values.floating()).call(row.adapter());
    }
}
