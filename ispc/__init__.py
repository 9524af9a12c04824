"""ispc compiles information sharing agreements, written as YAML, into the layers that people read.

Read `pipeline.py` first: it names every stage in order.
"""

__version__ = "0.1.0"
