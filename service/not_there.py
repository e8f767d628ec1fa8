"""The catalogue of what SDMX 2.1 has and this service has not, each with why.

Who asks for it is told so by a message of SDMX (501), never by an answer that leaves it out.
``docs/interoperability.md`` lists the same.
"""

from collections.abc import Mapping

_NO_REGISTRY = "This service holds figures and what describes them; it is no registry."
_NO_METADATA = "What is known of figures beside their attributes is at the site's own addresses."

RESOURCES: Mapping[str, str] = {
    "actualconstraint": "Ask availableconstraint, which answers for what is there now.",
    "agencyscheme": "There is one agency; every artefact names it.",
    "allowedconstraint": "Code lists are all that is allowed; ask availableconstraint.",
    "attachmentconstraint": _NO_REGISTRY,
    "categorisation": "There are two dataflows at most: nothing to sort.",
    "categoryscheme": "There are two dataflows at most: nothing to sort.",
    "contentconstraint": "Ask availableconstraint, which answers for what is there now.",
    "customtypescheme": _NO_REGISTRY,
    "dataconsumerscheme": _NO_REGISTRY,
    "dataproviderscheme": "Who published a figure is its dimension DATA_SOURCE.",
    "hierarchicalcodelist": "Which area lies in which is not told by SDMX here.",
    "metadata": _NO_METADATA,
    "metadataflow": _NO_METADATA,
    "metadatastructure": _NO_METADATA,
    "namepersonalisationscheme": _NO_REGISTRY,
    "organisationscheme": "There is one agency; every artefact names it.",
    "organisationunitscheme": "There is one agency; every artefact names it.",
    "process": _NO_REGISTRY,
    "provisionagreement": _NO_REGISTRY,
    "reportingtaxonomy": _NO_REGISTRY,
    "rulesetscheme": _NO_REGISTRY,
    "schema": "Ask datastructure: no XML schema is written from it.",
    "structureset": _NO_REGISTRY,
    "transformationscheme": _NO_REGISTRY,
    "userdefinedoperatorscheme": _NO_REGISTRY,
    "vtlmappingscheme": _NO_REGISTRY,
}

PARAMETERS: Mapping[str, str] = {
    "asOf": "Earlier releases are at the site's own addresses, under release=.",
    "includeHistory": "Earlier releases are at the site's own addresses, under release=.",
    "updatedAfter": "Compare the ETag or DATA_RELEASE: a release is whole, and changes as one.",
}
