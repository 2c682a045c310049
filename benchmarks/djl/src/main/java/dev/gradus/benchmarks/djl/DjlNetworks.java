package dev.gradus.benchmarks.djl;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.nn.transformer.ScaledDotProductAttentionBlock;
import java.util.List;

/** The networks of the workloads; how many inputs a layer has is found when they are initialized. */
final class DjlNetworks {
    private DjlNetworks() {}

    /** Dense layers with a sigmoid after each. */
    static SequentialBlock sigmoid(int... units) {
        SequentialBlock network = new SequentialBlock();
        for (int outputs : units) {
            network.add(dense(outputs)).add(Activation.sigmoidBlock());
        }
        return network;
    }

    /** Dense layers with ReLU between them, behind what a network has already. */
    static SequentialBlock relu(SequentialBlock network, int... units) {
        for (int i = 0; i < units.length; i++) {
            if (i > 0) {
                network.add(Activation.reluBlock());
            }
            network.add(dense(units[i]));
        }
        return network;
    }

    /** The network 784-512-256-10. */
    static SequentialBlock mlp() {
        return relu(new SequentialBlock(), 512, 256, 10);
    }

    /** Two convolutions with pooling and two dense layers. */
    static SequentialBlock cnn() {
        SequentialBlock network = new SequentialBlock()
                .add(convolution(32))
                .add(Activation.reluBlock())
                .add(halving())
                .add(convolution(64))
                .add(Activation.reluBlock())
                .add(halving())
                .add(Blocks.batchFlattenBlock());
        return relu(network, 512, 10);
    }

    /** A long short-term memory of 128 units, whose outputs at all steps count. */
    static Block lstm() {
        return LSTM.builder()
                .setStateSize(128)
                .setNumLayers(1)
                .optBatchFirst(true)
                .build();
    }

    /**
     * Attention with 4 heads and two dense layers, 256-1024-256, what went in added and the sum normalised behind both. DJL's
     * own {@code TransformerEncoderBlock} normalises by batches, which is another computation.
     */
    static Block transformer() {
        Block attention = ScaledDotProductAttentionBlock.builder()
                .setEmbeddingSize(256)
                .setHeadCount(4)
                .optAttentionProbsDropoutProb(0)
                .build();
        return new SequentialBlock()
                .add(residual(attention))
                .add(LayerNorm.builder().axis(2).build())
                .add(residual(relu(new SequentialBlock(), 1024, 256)))
                .add(LayerNorm.builder().axis(2).build());
    }

    private static Block residual(Block block) {
        return new ParallelBlock(
                sum -> new NDList(sum.get(0).singletonOrThrow().add(sum.get(1).singletonOrThrow())),
                List.of(Blocks.identityBlock(), block));
    }

    private static Block dense(int units) {
        return Linear.builder().setUnits(units).build();
    }

    private static Block convolution(int channels) {
        return Conv2d.builder()
                .setKernelShape(new Shape(5, 5))
                .optPadding(new Shape(2, 2))
                .setFilters(channels)
                .build();
    }

    private static Block halving() {
        return Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2));
    }
}
