package dev.gradus.training.diagnosis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was found so far, each told once in the log. */
final class Findings {
    private static final Logger LOG = LoggerFactory.getLogger(HealthCheck.class);

    private final List<Finding> all = new ArrayList<>();
    private final Set<String> told = new HashSet<>();
    private long step;

    void setStep(long batches) {
        step = batches;
    }

    /** Adds a finding, unless there is one of this rule at this place. */
    void add(Rule rule, String place, Map<String, Double> numbers, String text, Object... arguments) {
        if (told.add(rule + " " + place)) {
            Finding finding = new Finding(rule, place, step, numbers, String.format(Locale.ROOT, text, arguments));
            all.add(finding);
            LOG.warn("Training, after {} batches: {}", step, finding);
        }
    }

    List<Finding> all() {
        return List.copyOf(all);
    }
}
