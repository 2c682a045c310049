package dev.gradus.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** Writes tensors as NumPy does: nested brackets, columns aligned, long dimensions abbreviated. */
final class TensorPrinter {
    private static final int MOST_ELEMENTS = 1000;
    private static final int EDGE = 3;

    private final Tensor tensor;
    private final boolean abbreviated;
    private final List<String> cells = new ArrayList<>();
    private int width;
    private int nextCell;

    private TensorPrinter(Tensor tensor) {
        this.tensor = tensor;
        this.abbreviated = tensor.elements() > MOST_ELEMENTS;
    }

    static String print(Tensor tensor) {
        return new TensorPrinter(tensor).print();
    }

    private String print() {
        String prefix = "tensor(";
        format();
        StringBuilder text = new StringBuilder(prefix);
        write(text, 0, prefix.length());
        return text.append(", shape=")
                .append(tensor.shape())
                .append(", dtype=")
                .append(tensor.dtype())
                .append(tensor.requiresGrad() ? ", requiresGrad)" : ")")
                .toString();
    }

    /** Formats every element that will be shown, in order, and finds the widest. */
    private void format() {
        List<Integer> positions = shown(0, tensor.offset, new ArrayList<>());
        IntFunction<String> formatter = formatter(positions);
        for (int position : positions) {
            String cell = formatter.apply(position);
            width = Math.max(width, cell.length());
            cells.add(cell);
        }
    }

    private IntFunction<String> formatter(List<Integer> positions) {
        if (tensor.storage.array instanceof boolean[] truths) {
            return position -> Boolean.toString(truths[position]);
        }
        if (tensor.storage.array instanceof long[] integers) {
            return position -> Long.toString(integers[position]);
        }
        NumberFormatter formatter =
                new NumberFormatter(positions.stream().map(tensor::elementAt).toList());
        return position -> formatter.format(tensor.elementAt(position));
    }

    /** Where the elements that will be shown stand in the array. */
    private List<Integer> shown(int dim, int position, List<Integer> positions) {
        if (dim == tensor.rank()) {
            positions.add(position);
            return positions;
        }
        int size = tensor.size(dim);
        for (int i = 0; i < size; i++) {
            if (isLeftOut(i, size)) {
                i = size - EDGE - 1;
                continue;
            }
            shown(dim + 1, position + i * tensor.strides[dim], positions);
        }
        return positions;
    }

    private boolean isLeftOut(int i, int size) {
        return abbreviated && size > 2 * EDGE && i >= EDGE && i < size - EDGE;
    }

    private void write(StringBuilder text, int dim, int indent) {
        if (dim == tensor.rank()) {
            text.append(" ".repeat(width - cells.get(nextCell).length())).append(cells.get(nextCell++));
            return;
        }
        boolean isRow = dim == tensor.rank() - 1;
        String separator = isRow ? ", " : "," + "\n".repeat(tensor.rank() - dim - 1) + " ".repeat(indent + 1);
        int size = tensor.size(dim);
        text.append('[');
        for (int i = 0; i < size; i++) {
            if (i > 0) {
                text.append(separator);
            }
            if (isLeftOut(i, size)) {
                text.append("...");
                i = size - EDGE - 1;
            } else {
                write(text, dim + 1, indent + 1);
            }
        }
        text.append(']');
    }

    /** One notation for all floating-point elements: whole numbers, decimals, or powers of ten where decimals would get too long. */
    private static final class NumberFormatter {
        private static final int PRECISION = 4;

        private final boolean whole;
        private final boolean scientific;

        NumberFormatter(List<Double> values) {
            double largest = 0;
            double smallest = Double.POSITIVE_INFINITY;
            boolean allWhole = true;
            for (double value : values) {
                double size = Math.abs(value);
                if (size != 0 && Double.isFinite(size)) {
                    largest = Math.max(largest, size);
                    smallest = Math.min(smallest, size);
                    allWhole &= size == Math.rint(size);
                }
            }
            whole = allWhole && largest < 1e8;
            scientific =
                    !whole && (largest >= 1e8 || (largest > 0 && smallest < 1e-4) || largest / smallest > 1000 * 1e4);
        }

        String format(double value) {
            if (!Double.isFinite(value)) {
                return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
            }
            if (whole) {
                return String.format(Locale.ROOT, "%.0f.", value);
            }
            return String.format(Locale.ROOT, scientific ? "%." + PRECISION + "e" : "%." + PRECISION + "f", value);
        }
    }
}
