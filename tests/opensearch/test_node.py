"""Is the node that the other tests of this folder use a real one?"""

from nodes import Cluster


def test_a_node_is_green_and_has_the_token_filters(node: Cluster) -> None:
    assert node.ask("GET", "/_cluster/health")["status"] == "green"
    found = node.ask("POST", "/_analyze", {"tokenizer": "whitespace", "filter": ["asciifolding"], "text": "Élysée"})
    assert [token["token"] for token in found["tokens"]] == ["Elysee"]
