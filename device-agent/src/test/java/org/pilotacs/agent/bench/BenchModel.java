package org.pilotacs.agent.bench;

import org.pilotacs.agent.model.DataModel;
import org.pilotacs.agent.model.Schema;
import org.pilotacs.agent.model.StandardObjects;
import org.pilotacs.agent.model.Storage;
import org.pilotacs.agent.model.Tree;
import org.pilotacs.agent.model.ValueRule;
import org.pilotacs.protocols.cwmp.XsdType;

import java.util.List;
import java.util.Map;

/// A small data model with one node of each kind.
public final class BenchModel {
    private static final Schema<BenchBoard> SCHEMA = new Schema<>("Device.", BenchModel::root);

    private BenchModel() {}

    public static DataModel on(BenchBoard board) {
        return new DataModel(SCHEMA, board,
                new Storage(board.flash(), Map.of("Device.ManagementServer.URL", "http://acs.example/")),
                board.journal());
    }

    private static void root(Tree<BenchBoard> root) {
        StandardObjects.deviceInfo(root, info -> {});
        StandardObjects.managementServer(root);
        root.object("Bench", bench -> {
            bench.integer("Level", BenchBoard::level);
            bench.setting("Limit", XsdType.UNSIGNED_INT, "10", ValueRule.between(1, 100));
            bench.setting("Name", XsdType.STRING, "bench", ValueRule.upTo(8));
            bench.secret("Key", ValueRule.ANY);
            bench.control("Turn", XsdType.INT, board -> "0", ValueRule.ANY,
                    (board, value) -> board.level(Integer.parseInt(value)));
            bench.table("Socket", board -> List.of("left", "right"), socket -> socket.text("Label", name -> name));
            bench.growingTable("Rule", rule -> {
                rule.setting("Enable", XsdType.BOOLEAN, "0", ValueRule.ANY);
                rule.setting("Port", XsdType.UNSIGNED_INT, "0", ValueRule.between(0, 65535));
            });
        });
    }
}
