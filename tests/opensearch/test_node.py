"""The node that the other tests of this folder use: is it a real one, with what artcli needs of it, in good health."""

from nodes import Cluster


def test_a_node_answers_and_has_the_token_filters(node: Cluster) -> None:
    assert node.ask("GET", "/_cluster/health")["number_of_nodes"] == 1
    found = node.ask("POST", "/_analyze", {"tokenizer": "whitespace", "filter": ["asciifolding"], "text": "Élysée"})
    assert [token["token"] for token in found["tokens"]] == ["Elysee"]
