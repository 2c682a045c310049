package dev.gradus.optimizers;

import dev.gradus.core.Parameter;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What all optimizers are tested with.
 *
 * @param make a new optimizer of some parameters
 * @param rule its update, in plain Java, of one parameter
 */
record OptimizerCase(String name, Function<List<Parameter>, Optimizer> make, Supplier<Rule> rule) {
    /** An update rule with whatever it remembers. */
    interface Rule {
        void step(double[] theta, double[] g);
    }

    /** An update rule that treats each number by itself and remembers two others about it. */
    interface NumberRule {
        double step(int t, double theta, double g, double[] memory);
    }

    static OptimizerCase of(String name, Function<List<Parameter>, Optimizer> make, NumberRule rule) {
        return new OptimizerCase(name, make, () -> new Rule() {
            private int t;
            private double[][] memory = {};

            @Override
            public void step(double[] theta, double[] g) {
                if (t == 0) {
                    memory = new double[theta.length][3];
                }
                t++;
                for (int i = 0; i < theta.length; i++) {
                    theta[i] = rule.step(t, theta[i], g[i], memory[i]);
                }
            }
        });
    }

    @Override
    public String toString() {
        return name;
    }
}
