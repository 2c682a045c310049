package dev.gradus.optimizers;

import dev.gradus.core.Tensor;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** Tensors that count as one long vector, such as all parameters of a model. */
record ParameterVector(List<Tensor> parts) {
    ParameterVector copy() {
        return new ParameterVector(parts.stream().map(Tensor::copy).toList());
    }

    void copyFrom(ParameterVector other) {
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).copyFrom(other.parts.get(i));
        }
    }

    void mul(double factor) {
        parts.forEach(part -> part.mulInPlace(factor));
    }

    void addScaled(ParameterVector other, double factor) {
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).addInPlace(other.parts.get(i), factor);
        }
    }

    double dot(ParameterVector other) {
        double result = 0;
        for (int i = 0; i < parts.size(); i++) {
            result += parts.get(i).mul(other.parts.get(i)).sum().item();
        }
        return result;
    }

    double sumOfAbsolutes() {
        return each(part -> part.abs().sum().item()).sum();
    }

    double largestAbsolute() {
        return each(part -> part.elements() == 0 ? 0 : part.abs().max().item())
                .max()
                .orElse(0);
    }

    private DoubleStream each(ToDoubleFunction<Tensor> value) {
        return parts.stream().mapToDouble(value);
    }
}
