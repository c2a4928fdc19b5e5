import pytest
@pytest.mark.prove
def test_told(telling):
    print(telling.authors, telling._told, telling.client.get("/v1/changes/head").json())
