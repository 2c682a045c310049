package dev.gradus.training.diagnosis;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was found so far; of each rule the first is told in the log as a warning, the others for debugging. */
final class Findings {
    private static final Logger LOG = LoggerFactory.getLogger(HealthCheck.class);

    private final List<Finding> all = new ArrayList<>();
    private final Set<String> told = new HashSet<>();
    private final Set<Rule> logged = EnumSet.noneOf(Rule.class);
    private long batch;

    void setBatch(long number) {
        batch = number;
    }

    /** Adds a finding, unless there is one of this rule at this place. */
    void add(Rule rule, String place, Map<String, Double> numbers, String text, Object... arguments) {
        if (told.add(rule + " " + place)) {
            Finding finding = new Finding(rule, place, batch, numbers, String.format(Locale.ROOT, text, arguments));
            all.add(finding);
            // What ails one weight of a deep network often ails fifty.
            if (logged.add(rule)) {
                LOG.warn("Training, batch {}: {}", batch, finding);
            } else {
                LOG.debug("Training, batch {}: {}", batch, finding);
            }
        }
    }

    List<Finding> all() {
        return List.copyOf(all);
    }
}
