package dev.gradus.training.data;

import dev.gradus.core.Tensor;
import java.util.Arrays;
import java.util.Objects;

/** Chosen samples of another data set; a batch is still collected by that one, in one go. */
final class Subset implements Dataset {
    private final Dataset parent;
    private final int[] positions;

    Subset(Dataset parent, int[] positions) {
        this.parent = parent;
        this.positions = positions.clone();
        for (int position : positions) {
            Objects.checkIndex(position, parent.size());
        }
    }

    @Override
    public int size() {
        return positions.length;
    }

    @Override
    public Sample get(int index) {
        return parent.get(positions[index]);
    }

    @Override
    public Tensor targets() {
        return parent.targets()
                .indexSelect(0, Arrays.stream(positions).asLongStream().toArray());
    }

    @Override
    public Dataset inEpoch(int epoch) {
        Dataset ofEpoch = parent.inEpoch(epoch);
        return ofEpoch == parent ? this : new Subset(ofEpoch, positions);
    }

    @Override
    public Batch batch(int... indices) {
        int[] inParent = new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            inParent[i] = positions[indices[i]];
        }
        return parent.batch(inParent);
    }
}
