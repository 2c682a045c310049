package dev.gradus.verification.conformance;

import dev.gradus.core.DType;
import java.util.List;
import java.util.Map;

/** Repeats PyTorch's cases with Gradus. */
public final class ConformanceRunner {
    private static final Run EXACT = new Run(DType.FLOAT64, new Tolerance(1e-9, false));
    private static final Run EXACT_TRAINING = new Run(DType.FLOAT64, new Tolerance(1e-7, false));
    private static final Run SINGLE = new Run(DType.FLOAT32, new Tolerance(1e-4, true));

    private final Map<String, Kind> kinds;

    /** In which type to compute, and how close it must come. */
    private record Run(DType floating, Tolerance tolerance) {}

    /** How cases of one kind are repeated. */
    private record Kind(CaseCheck check, List<Run> runs) {}

    /** A runner of all that the tables list. */
    public ConformanceRunner() {
        kinds = Map.of(
                "op", new Kind(new OperationCheck(OperationTable.create()), List.of(EXACT, SINGLE)),
                "module", new Kind(new ModuleCheck(ModuleTable.create()), List.of(EXACT, SINGLE)),
                "loss", new Kind(new LossCheck(LossTable.create()), List.of(EXACT, SINGLE)),
                "optimizer", new Kind(new OptimizerCheck(OptimizerTable.create()), List.of(EXACT)),
                "scheduler", new Kind(new SchedulerCheck(SchedulerTable.create()), List.of(EXACT)),
                "training",
                        new Kind(
                                new TrainingCheck(ModuleTable.create(), LossTable.create(), OptimizerTable.create()),
                                List.of(EXACT_TRAINING)));
    }

    /** Repeats a case in every type that its kind is to be computed in; it passes if all runs agree. */
    public Outcome run(ConformanceCase what) {
        Kind kind = kinds.get(what.kind());
        if (kind == null) {
            return Outcome.unsupported("cases of the kind '%s' are not known".formatted(what.kind()));
        }
        for (Run run : kind.runs()) {
            try {
                CaseValues values = new CaseValues(what.fields(), run.floating());
                kind.check().run(what.torch(), values, new Agreement(values, run.tolerance()));
            } catch (UnsupportedCaseException e) {
                return Outcome.unsupported(e.getMessage());
            } catch (RuntimeException | AssertionError | StackOverflowError e) {
                return Outcome.failed("%s in %s: %s".formatted(what.id(), run.floating(), e), e);
            }
        }
        return Outcome.passed();
    }
}
