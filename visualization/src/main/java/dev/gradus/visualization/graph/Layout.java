package dev.gradus.visualization.graph;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.math.KVector;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.jspecify.annotations.Nullable;

/**
 * Where everything in a drawing goes: in layers in the direction of the arrows, with few crossings, boxes in the frames of their
 * modules and arrows around the boxes between. The Eclipse Layout Kernel finds it.
 *
 * @param boxes by the ids of the vertices
 * @param frames by the paths of the groups
 * @param routes of the edges, in their order
 * @see <a href="https://doi.org/10.1016/j.jvlc.2013.11.005">Schulze, Spönemann, von Hanxleden 2014: Drawing layered graphs
 *     with port constraints</a>
 */
record Layout(double width, double height, Map<String, Place> boxes, Map<String, Place> frames, List<Route> routes) {
    private static final String ALGORITHM = "org.eclipse.elk.layered";
    private static final double BETWEEN = 22;
    private static final double LAYERS = 34;
    private static final double FRAME = 14;
    private static final double FRAME_TITLE = 32;

    static Layout of(Drawing drawing, boolean goesRight) {
        ElkNode root = ElkGraphUtil.createGraph();
        configure(root, goesRight);
        Map<String, ElkNode> frames = new LinkedHashMap<>();
        drawing.groups().forEach((path, text) -> frames.put(path, frame(parent(root, frames, path), text)));
        Map<String, ElkNode> boxes = new LinkedHashMap<>();
        for (Vertex vertex : drawing.vertices()) {
            ElkNode parent = vertex.group() == null ? root : frames.getOrDefault(vertex.group(), root);
            ElkNode box = ElkGraphUtil.createNode(parent);
            box.setDimensions(Letters.boxWidth(vertex.lines()), Letters.boxHeight(vertex.lines()));
            boxes.put(vertex.id(), box);
        }
        List<ElkEdge> edges = new ArrayList<>();
        for (Edge edge : drawing.edges()) {
            ElkEdge arrow = ElkGraphUtil.createSimpleEdge(boxes.get(edge.from()), boxes.get(edge.to()));
            if (!edge.label().isEmpty()) {
                ElkLabel label = ElkGraphUtil.createLabel(edge.label(), arrow);
                label.setDimensions(Letters.width(edge.label()), Letters.LINE);
            }
            edges.add(arrow);
        }
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        return new Layout(
                root.getWidth(),
                root.getHeight(),
                places(boxes),
                places(frames),
                edges.stream().map(Layout::route).toList());
    }

    private static void configure(ElkNode root, boolean goesRight) {
        root.setProperty(CoreOptions.ALGORITHM, ALGORITHM);
        root.setProperty(CoreOptions.DIRECTION, goesRight ? Direction.RIGHT : Direction.DOWN);
        root.setProperty(CoreOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
        root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(CoreOptions.RANDOM_SEED, 1);
        root.setProperty(CoreOptions.PADDING, new ElkPadding(FRAME));
        space(root);
        // Arguments from the left to the right as in the code, as far as that makes no crossings.
        root.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
    }

    private static void space(ElkNode node) {
        node.setProperty(CoreOptions.SPACING_NODE_NODE, BETWEEN);
        node.setProperty(CoreOptions.SPACING_EDGE_NODE, BETWEEN / 2);
        node.setProperty(CoreOptions.SPACING_EDGE_EDGE, BETWEEN / 2);
        node.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, LAYERS);
        node.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, BETWEEN / 2);
    }

    private static ElkNode parent(ElkNode root, Map<String, ElkNode> frames, String path) {
        String parent = ModulePath.parent(path);
        return parent == null ? root : frames.getOrDefault(parent, root);
    }

    private static ElkNode frame(ElkNode parent, String text) {
        ElkNode frame = ElkGraphUtil.createNode(parent);
        space(frame);
        frame.setProperty(CoreOptions.PADDING, new ElkPadding(FRAME_TITLE, FRAME, FRAME, FRAME));
        frame.setProperty(
                CoreOptions.NODE_SIZE_MINIMUM, new KVector(Letters.width(text) + 2 * Letters.MARGIN, FRAME_TITLE));
        frame.setProperty(CoreOptions.NODE_SIZE_CONSTRAINTS, EnumSet.of(SizeConstraint.MINIMUM_SIZE));
        return frame;
    }

    private static Map<String, Place> places(Map<String, ElkNode> nodes) {
        Map<String, Place> places = new HashMap<>();
        nodes.forEach((id, node) -> {
            Point2D corner = origin(node);
            places.put(id, new Place(corner.getX(), corner.getY(), node.getWidth(), node.getHeight()));
        });
        return places;
    }

    /** The upper left corner of a node in the picture: places are told from the frame that a node is in. */
    private static Point2D origin(@Nullable ElkNode node) {
        double x = 0;
        double y = 0;
        for (ElkNode each = node; each != null; each = each.getParent()) {
            x += each.getX();
            y += each.getY();
        }
        return new Point2D.Double(x, y);
    }

    private static Route route(ElkEdge edge) {
        Point2D origin = origin(edge.getContainingNode());
        List<Point2D> points = new ArrayList<>();
        for (ElkEdgeSection section : edge.getSections()) {
            points.add(moved(origin, section.getStartX(), section.getStartY()));
            for (ElkBendPoint bend : section.getBendPoints()) {
                points.add(moved(origin, bend.getX(), bend.getY()));
            }
            points.add(moved(origin, section.getEndX(), section.getEndY()));
        }
        return new Route(
                points,
                edge.getLabels().isEmpty()
                        ? null
                        : place(origin, edge.getLabels().get(0)));
    }

    private static Point2D moved(Point2D origin, double x, double y) {
        return new Point2D.Double(origin.getX() + x, origin.getY() + y);
    }

    private static Place place(Point2D origin, ElkLabel label) {
        return new Place(
                origin.getX() + label.getX(), origin.getY() + label.getY(), label.getWidth(), label.getHeight());
    }
}
