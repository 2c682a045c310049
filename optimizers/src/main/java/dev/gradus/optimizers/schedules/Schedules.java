package dev.gradus.optimizers.schedules;

import dev.gradus.optimizers.Optimizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The schedules that another one is made of. */
record Schedules(List<LRScheduler> list) {
    Schedules(Optimizer optimizer, List<? extends LRScheduler> list) {
        this(List.copyOf(list));
        if (list.isEmpty()) {
            throw new IllegalArgumentException("There is no schedule; give at least one");
        }
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).optimizer() != optimizer) {
                throw new IllegalArgumentException(
                        "Schedule %d, a %s, is of another optimizer; make all of them with the same one"
                                .formatted(i, list.get(i).typeName()));
            }
        }
    }

    static Schedules ofOneOptimizer(List<? extends LRScheduler> list) {
        if (list.isEmpty()) {
            throw new IllegalArgumentException("There is no schedule; give at least one");
        }
        return new Schedules(list.get(0).optimizer(), list);
    }

    void save(Map<String, Double> numbers) {
        for (int i = 0; i < list.size(); i++) {
            String prefix = i + ".";
            list.get(i).stateDict().numbers().forEach((name, number) -> numbers.put(prefix + name, number));
        }
    }

    void load(Map<String, Double> numbers) {
        for (int i = 0; i < list.size(); i++) {
            String prefix = i + ".";
            Map<String, Double> own = new LinkedHashMap<>();
            numbers.forEach((name, number) -> {
                if (name.startsWith(prefix)) {
                    own.put(name.substring(prefix.length()), number);
                }
            });
            list.get(i).load(own);
        }
    }
}
