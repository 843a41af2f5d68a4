package app.vigil.decision.papers;

import app.vigil.decision.Protocol;
import app.vigil.decision.Protocols;
import app.vigil.document.Paper;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The protocol, once every row of it is decided: the result is part of what both sign (R2-047). */
@Component
class ProtocolPaper implements PaperForm {

    private final Protocols protocols;

    ProtocolPaper(Protocols protocols) {
        this.protocols = protocols;
    }

    @Override
    public PaperKind kind() {
        return PaperKind.PROTOCOL;
    }

    @Override
    public Composed compose(Order order, Numbered numbered, PersonId by) {
        Protocol protocol =
                protocols.of(order.exam(), by, order.locale(), row -> order.covers(row.sitting(), row.group()));
        if (protocol.rows().isEmpty()) {
            throw new ProblemException(PaperProblem.EMPTY)
                    .with("exam", order.exam().id());
        }
        if (protocol.rows().stream().anyMatch(Protocol.Row::open)) {
            throw new ProblemException(PaperProblem.ROWS_OPEN)
                    .with("exam", order.exam().id());
        }
        Paper paper = protocols.paper(order.exam(), protocol, order.locale());
        return Composed.of(
                paper, Map.of("proctor", protocol.proctors(), "decision-maker", protocol.decisionMakers()), "");
    }

    /** The rows a list of results is made of. */
    List<Protocol.Row> rows(Order order, PersonId by) {
        return protocols
                .of(order.exam(), by, order.locale(), row -> order.covers(row.sitting(), row.group()))
                .rows();
    }
}
